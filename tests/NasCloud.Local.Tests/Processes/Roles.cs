using System.Globalization;
using System.Text;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;
using NasCloud.Local.Storage;
using NasCloud.Local.Trainers;

namespace NasCloud.Local.Tests.Processes;

/// <summary>What this program does when a test starts it as another process.</summary>
internal static class Roles
{
    public static Task<int> PlayAsync(string role, string[] arguments) => role switch
    {
        nameof(HoldLease) => HoldLease(arguments[0]),
        nameof(Count) => Count(arguments[0], int.Parse(arguments[1], CultureInfo.InvariantCulture)),
        nameof(AppendForever) => AppendForever(arguments[0]),
        nameof(OwnPool) => OwnPool(arguments[0]),
        nameof(Train) => Train(),
        _ => Task.FromResult(64),
    };

    /// <summary>Claims the object and keeps the claim until killed.</summary>
    public static async Task<int> HoldLease(string root)
    {
        var lease = await new FileObjectStore(root, TimeProvider.System).TryLeaseAsync("claimed", TimeSpan.FromSeconds(60), default);
        Console.WriteLine(lease is null ? "refused" : "held");
        return await ForeverAsync();
    }

    /// <summary>Adds to a number that other processes add to as well.</summary>
    public static async Task<int> Count(string root, int times)
    {
        var store = new FileObjectStore(root, TimeProvider.System);
        for (var counted = 0; counted < times;)
        {
            var found = (await store.ReadAsync("count", default))!;
            var next = int.Parse(Encoding.UTF8.GetString(found.Content.Span), CultureInfo.InvariantCulture) + 1;
            if (await store.ReplaceAsync("count", Encoding.UTF8.GetBytes(next.ToString(CultureInfo.InvariantCulture)), found.Version, default) is not null)
                counted++;
        }

        return 0;
    }

    /// <summary>Appends records of many pages, as fast as it can, until killed.</summary>
    public static async Task<int> AppendForever(string root)
    {
        var store = new FileObjectStore(root, TimeProvider.System);
        var record = Encoding.UTF8.GetBytes(new string('x', LogRecordLength - 1) + '\n');
        var position = (await store.ReadLogAsync("log", 0, default)).Length;
        for (var written = 0; ; written++)
        {
            await store.AppendAsync("log", record, position, default);
            position += record.Length;
            if (written == 2)
                Console.WriteLine("going");
        }
    }

    /// <summary>The length of each record of <see cref="AppendForever"/>.</summary>
    public const int LogRecordLength = 100_000;

    /// <summary>Keeps two trainers, names them on the standard output, and waits to be killed.</summary>
    public static async Task<int> OwnPool(string root)
    {
        await using var pool = new ProcessTrainerPool(
            new TrainerPoolOptions { StoreRoot = root, Command = _ => TestProcess.Command(nameof(Train)) }, TimeProvider.System)
        {
            TrialScored = (_, processId) => Console.WriteLine(processId),
        };
        await ((ITrainerPool)pool).EnsureAsync(new SearchId("test"), 2, default);
        return await ForeverAsync();
    }

    /// <summary>A trainer that says who it is and trains nothing until it is told to stop.</summary>
    public static async Task<int> Train()
    {
        using var watch = ParentWatch.OfThisProcess(TimeSpan.FromSeconds(60), TimeProvider.System);
        Console.WriteLine(TrainerMessages.Ready);
        Console.WriteLine(TrainerMessages.Scored(Environment.ProcessId));
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, watch.Stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return 0;
    }

    private static async Task<int> ForeverAsync()
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, default);
        return 0;
    }
}
