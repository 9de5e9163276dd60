using NasCloud.Core.Searches;
using NasCloud.Local.Trainers;

namespace NasCloud.Local.Tests.Trainers;

public sealed class TrainerCommandTests
{
    private static readonly TrainerLaunch Launch = new(new SearchId("quick-1"), "trainer-2", 3, "/data/.nascloud", 4711);

    [Fact]
    public void ForThisProgram_Launch_IsTheWorkerCommand() => Assert.EndsWith(
        "worker quick-1 --store /data/.nascloud --name trainer-2 --threads 3 --parent 4711",
        string.Join(' ', TrainerCommand.ForThisProgram(Launch).ArgumentList),
        StringComparison.Ordinal);

    [Fact]
    public void SetEnvironment_OtherThreads_AreReplaced()
    {
        var environment = new Dictionary<string, string?> { ["OMP_NUM_THREADS"] = "64" };
        TrainerCommand.SetEnvironment(environment, threads: 2);

        Assert.Equal("2", environment["OMP_NUM_THREADS"]);
        Assert.Equal("PASSIVE", environment["OMP_WAIT_POLICY"]);
    }

    [Theory]
    [InlineData("scored 12", 12)]
    [InlineData("scored -1", null)]
    [InlineData("scored 1 2", null)]
    [InlineData("scored", null)]
    [InlineData("epoch 3", null)]
    public void TryReadScored_Line_IsTheTrial(string line, int? expected) => Assert.Equal(expected, TrainerMessages.TryReadScored(line));

    [Fact]
    public void TryReadScored_WhatScoredWrites_IsReadBack() => Assert.Equal(1234, TrainerMessages.TryReadScored(TrainerMessages.Scored(1234)));
}
