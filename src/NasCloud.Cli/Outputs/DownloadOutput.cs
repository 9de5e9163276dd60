using NasCloud.Cli.Hosting;
using NasCloud.Cli.Views;
using NasCloud.Training.Datasets.Downloads;
using Spectre.Console;

namespace NasCloud.Cli.Outputs;

/// <summary>Shows a download: a bar a file on a terminal, else a line a file.</summary>
internal static class DownloadOutput
{
    public static Task<string> RunAsync(CliHost host, Func<IProgress<DownloadProgress>, Task<string>> download) =>
        host.IsTerminal ? WithBarsAsync(host.Console, download) : download(new LineProgress(host.Output));

    private static Task<string> WithBarsAsync(IAnsiConsole console, Func<IProgress<DownloadProgress>, Task<string>> download) =>
        console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new DownloadedColumn(), new TransferSpeedColumn(), new RemainingTimeColumn())
            .StartAsync(context => download(new BarProgress(context)));

    private sealed class BarProgress(ProgressContext context) : IProgress<DownloadProgress>
    {
        private readonly Dictionary<string, ProgressTask> _bars = [];

        public void Report(DownloadProgress value)
        {
            if (!_bars.TryGetValue(value.File, out var bar))
                _bars[value.File] = bar = context.AddTask(Markup.Escape(value.File));
            bar.IsIndeterminate = value.BytesTotal is null;
            bar.MaxValue = value.BytesTotal ?? Math.Max(1, value.BytesDone);
            bar.Value = value.BytesDone;
        }
    }

    private sealed class LineProgress(TextWriter output) : IProgress<DownloadProgress>
    {
        private readonly HashSet<string> _begun = [];

        public void Report(DownloadProgress value)
        {
            if (_begun.Add(value.File))
                output.WriteLine($"downloading {value.File}{(value.BytesTotal is { } total ? $", {Format.Bytes(total)}" : "")}");
        }
    }
}
