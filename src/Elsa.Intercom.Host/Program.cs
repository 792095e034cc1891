using Elsa.Intercom.Host;

return await QuickStart.RunAsync(args);
