using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NasCloud.Testing.Azurite;

/// <summary>Azurite on a free port of the loopback, in memory, for as long as the tests of one assembly run.</summary>
/// <remarks>Where Node.js is missing nothing starts, and tests that ask for the connection skip with the reason.</remarks>
public sealed partial class AzuriteServer : IAsyncLifetime
{
    // The key that all emulators share; it is published and lets nobody in anywhere else.
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    // Standard input is a pipe from this process: it ends with it, however that dies, and takes the server along.
    // Each number that comes in there puts its clock forward by so many milliseconds.
    private const string Launcher = """
        let ahead = 0;
        const now = Date.now;
        Date.now = () => now() + ahead;
        globalThis.Date = new Proxy(Date, { construct: (date, given) => given.length > 0 ? new date(...given) : new date(date.now()) });
        process.stdin.on('end', () => process.exit()).on('data', data => {
            for (const line of data.toString().trim().split('\n')) {
                ahead += Number(line);
                console.log('The clock was put forward.');
            }
        });
        require(process.argv[1]);
        """;

    // Loaded machines have been seen to take more than a minute.
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(5);

    private readonly TaskCompletionSource<string> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _putForward = new(0);
    private Process? _process;
    private string? _missing;
    private string? _address;

    /// <summary>The connection string; skips the running test where Azurite can't be had.</summary>
    public string ConnectionString
    {
        get
        {
            if (_missing is not null)
                Assert.Skip(_missing);
            return $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={Key};BlobEndpoint={_address}/devstoreaccount1;";
        }
    }

    /// <summary>Puts the server's clock forward, for leases to end without anybody waiting. Tests side by side share the clock.</summary>
    public async Task AdvanceClockAsync(TimeSpan by, CancellationToken cancellationToken)
    {
        await _process!.StandardInput.WriteLineAsync(by.TotalMilliseconds.ToString(CultureInfo.InvariantCulture).AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        await _putForward.WaitAsync(cancellationToken);
    }

    public async ValueTask InitializeAsync()
    {
        _missing = AzuriteInstallation.Ensure();
        if (_missing is not null)
            return;
        _process = Start();
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.BeginOutputReadLine();
        _address = await _listening.Task.WaitAsync(StartTimeout);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is null)
            return;
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _putForward.Dispose();
    }

    private static Process Start()
    {
        var start = new ProcessStartInfo("node") { RedirectStandardInput = true, RedirectStandardOutput = true };
        string[] arguments =
        [
            "-e", Launcher, AzuriteInstallation.Program,
            "--blobHost", "127.0.0.1", "--blobPort", "0", "--inMemoryPersistence", "--disableTelemetry", "--silent",
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private void Read(string? line)
    {
        if (line is null)
            _listening.TrySetException(new InvalidOperationException("Azurite ended before it listened."));
        else if (line == "The clock was put forward.")
            _putForward.Release();
        else if (Listening().Match(line) is { Success: true } match)
            _listening.TrySetResult(match.Groups[1].Value);
    }

    [GeneratedRegex(@"listens on (http://\S+)")]
    private static partial Regex Listening();
}
