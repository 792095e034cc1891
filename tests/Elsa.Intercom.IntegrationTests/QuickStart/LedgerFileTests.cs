using System.Net;
using Microsoft.Data.Sqlite;

namespace Elsa.Intercom.IntegrationTests.QuickStart;

/// <summary>The quick start keeps its ledger of keys in an SQLite file.</summary>
public sealed class LedgerFileTests : IDisposable
{
    private const string Body = """{"email":"ada@example.com","name":"Ada","plan":"pro"}""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("elsa-intercom-data-");

    private string LedgerFile => Path.Combine(_folder.FullName, "ledger.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_same_signup_after_a_kill_and_a_restart_is_reused()
    {
        string conversation;

        await using (var killed = await StartAsync())
        {
            var (status, first) = await Signup.PostAsync(killed.Http, Body);
            Assert.Equal((HttpStatusCode.OK, false), (status, (bool)first["reused"]!));
            conversation = (string)first["conversation_id"]!;

            await killed.SignalAsync("KILL");
            await killed.ExitAsync();
        }

        await using var restarted = await StartAsync();
        var (again, second) = await Signup.PostAsync(restarted.Http, Body);

        Assert.Equal((HttpStatusCode.OK, true, conversation), (again, (bool)second["reused"]!, (string)second["conversation_id"]!));
        Assert.Contains(LedgerFile, restarted.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_is_one_sentence()
    {
        Directory.CreateDirectory(LedgerFile);

        await AssertRefusedAsync(_folder.FullName, LedgerFile, "cannot be opened");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_created_is_one_sentence()
    {
        var file = Path.Combine(_folder.FullName, "a-file");
        await File.WriteAllTextAsync(file, "");

        await AssertRefusedAsync(Path.Combine(file, "data"), "cannot be created");
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_one_sentence()
    {
        await File.WriteAllTextAsync(LedgerFile, new string('x', 4096));

        await AssertRefusedAsync(_folder.FullName, LedgerFile, "is damaged", "Delete it");
    }

    [Fact]
    public async Task A_file_that_lost_its_end_is_one_sentence()
    {
        await using (var dataSource = SqliteFactory.Instance.CreateDataSource($"Data Source={LedgerFile};Pooling=False"))
        {
            foreach (var statement in new[] { "CREATE TABLE filler (text TEXT)", "INSERT INTO filler VALUES (hex(zeroblob(100000)))" })
            {
                await using var command = dataSource.CreateCommand(statement);
                await command.ExecuteNonQueryAsync();
            }
        }

        await using (var file = File.OpenWrite(LedgerFile))
            file.SetLength(file.Length / 2);

        await AssertRefusedAsync(_folder.FullName, LedgerFile, "is damaged", "Delete it");
    }

    private Task<HostProcess> StartAsync() => HostProcess.StartHealthyAsync(
        new Dictionary<string, string>(), "--Sandbox:Url", "http://127.0.0.1:0", "--Data", _folder.FullName);

    private static async Task AssertRefusedAsync(string data, params string[] parts)
    {
        await using var host = HostProcess.Start(
            ["--urls", $"http://127.0.0.1:{HostProcess.FreePort()}", "--Sandbox:Url", "http://127.0.0.1:0", "--Data", data]);

        Assert.Equal(1, await host.ExitAsync());
        var output = host.Output.Trim();
        Assert.All([.. parts, "--Data"], part => Assert.Contains(part, output, StringComparison.Ordinal));
        Assert.DoesNotContain('\n', output);
    }
}
