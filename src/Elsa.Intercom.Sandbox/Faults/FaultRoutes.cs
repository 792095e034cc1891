using Elsa.Intercom.Sandbox.Hosting;

namespace Elsa.Intercom.Sandbox.Faults;

/// <summary>/sandbox/faults: the faults over HTTP.</summary>
internal sealed class FaultRoutes(SandboxFaults faults)
{
    private const string Path = "/sandbox/faults";

    public void Map(WebApplication app)
    {
        Map("GET", _ => Task.CompletedTask);
        Map("POST", async context => faults.AddAll(FaultJson.Read(await OwnRoute.BodyAsync(context))));
        Map("DELETE", _ =>
        {
            faults.Clear();
            return Task.CompletedTask;
        });

        void Map(string method, Func<HttpContext, Task> change) => app.MapMethods(Path, [method], context => OwnRoute.RunAsync(context, async () =>
        {
            await change(context);
            return FaultJson.Write(faults);
        }));
    }
}
