using Microsoft.Extensions.Time.Testing;
using NasCloud.Azure.Trainers;

namespace NasCloud.Azure.Tests.Trainers;

public sealed class WriteGateTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly WriteGate _gate;

    public WriteGateTests() => _gate = new WriteGate(5, _time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PassAsync_ManyAtOnce_LetsOnePassEachFifthOfASecond()
    {
        var passes = Enumerable.Range(0, 20).Select(_ => _gate.PassAsync(Token)).ToList();
        for (var passed = 1; passed < passes.Count; passed++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(199));
            Assert.False(passes[passed].IsCompleted);
            _time.Advance(TimeSpan.FromMilliseconds(1));
            await passes[passed];
        }
    }

    [Fact]
    public async Task PassAsync_AfterAPause_SavesNoTurnsUp()
    {
        await _gate.PassAsync(Token);
        _time.Advance(TimeSpan.FromMinutes(1));
        await _gate.PassAsync(Token);

        Assert.False(_gate.PassAsync(Token).IsCompleted);
    }

    [Fact]
    public void CloseFor_AWhile_IsClosedUntilThen()
    {
        _gate.CloseFor(TimeSpan.FromSeconds(40));
        _time.Advance(TimeSpan.FromSeconds(39));
        Assert.True(_gate.IsClosed);

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(_gate.IsClosed);
    }

    [Fact]
    public void CloseFor_LessThanItIsClosedFor_StaysClosed()
    {
        _gate.CloseFor(TimeSpan.FromSeconds(40));
        _gate.CloseFor(TimeSpan.FromSeconds(5));
        _time.Advance(TimeSpan.FromSeconds(6));

        Assert.True(_gate.IsClosed);
    }
}
