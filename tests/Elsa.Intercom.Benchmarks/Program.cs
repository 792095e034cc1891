using System.CommandLine;
using Elsa.Intercom.Benchmarks;

var minutes = new Option<int>("--minutes") { Description = "How many minutes of keys expire, one after the other.", DefaultValueFactory = _ => 60 };
var rate = new Option<int>("--rate") { Description = "How many keys expire each minute.", DefaultValueFactory = _ => 10_000 };
var kept = new Option<int>("--kept") { Description = "How many keys are in the table that do not expire.", DefaultValueFactory = _ => 1_000_000 };
var sweep = new Command("sweep", "Measures how long the removal of expired keys from PostgreSQL takes, minute by minute.") { minutes, rate, kept };

sweep.SetAction((result, stop) => new SweepBenchmark(result.GetValue(minutes), result.GetValue(rate), result.GetValue(kept)).RunAsync(stop));

return await new RootCommand("Measures the package. Build it with -c Release.") { sweep }.Parse(args).InvokeAsync();
