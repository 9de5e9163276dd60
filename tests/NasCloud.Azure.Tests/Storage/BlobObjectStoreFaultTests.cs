using NasCloud.Core.Searches.Ports;
using NasCloud.Testing.Azurite;

namespace NasCloud.Azure.Tests.Storage;

/// <summary>Every call of the blob store over a network with faults.</summary>
public sealed class BlobObjectStoreFaultTests(AzuriteServer azurite)
{
    // As many as the client makes up for, and one more try.
    private const int Tries = 6;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Calls => [.. StoreCalls.All.Keys];

    public static MatrixTheoryData<string, Fault> CallsAndFaults => new(StoreCalls.All.Keys, [Fault.Refused, Fault.AnswerLost, Fault.AnswerLate]);

    [Theory]
    [MemberData(nameof(CallsAndFaults))]
    public async Task EveryCall_FaultThatPasses_ComesToTheSame(string name, Fault fault)
    {
        var healthy = await StoreCalls.All[name](new TestContainer(azurite).OpenStore());
        var network = new FaultHandler();
        var call = await StoreCalls.All[name](new TestContainer(azurite).OpenStore(network));
        network.Inject(fault, times: fault == Fault.Refused ? 3 : 1);

        Assert.Equal(await healthy(Token), await call(Token));
        Assert.InRange(network.Pending, int.MinValue, 0);
    }

    [Theory]
    [MemberData(nameof(CallsAndFaults))]
    public async Task EveryCall_FaultThatStays_IsAFailureOfTheStore(string name, Fault fault)
    {
        var network = new FaultHandler();
        var call = await StoreCalls.All[name](new TestContainer(azurite).OpenStore(network));
        var before = network.Requests;
        network.Inject(fault, int.MaxValue);

        var error = await Assert.ThrowsAsync<StoreException>(() => call(Token));
        Assert.StartsWith(error.Path.Length == 0 ? ": " : "f", error.Message, StringComparison.Ordinal);
        Assert.InRange(network.Requests - before, Tries, 3 * Tries);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task EveryCall_CancelledWhileNothingComesBack_EndsAtOnce(string name)
    {
        var network = new FaultHandler();
        var call = await StoreCalls.All[name](new TestContainer(azurite).OpenStore(network));
        network.Inject(Fault.Silence, int.MaxValue);
        using var cancellation = new CancellationTokenSource();
        var calling = call(cancellation.Token);
        await network.Silent.WaitAsync(Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => calling);
    }
}
