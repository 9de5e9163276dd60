using NasCloud.Core.Latency;
using static NasCloud.Core.Tests.Latency.SampleTables;

namespace NasCloud.Core.Tests.Latency;

public sealed class LatencyTableJsonTests
{
    [Fact]
    public void Read_WhatWasWritten_IsEqual()
    {
        var table = Of(Entries(4)) with { Scale = 1.25, OffsetMicroseconds = -3.5 };

        Assert.Equal(table, LatencyTableJson.Read(LatencyTableJson.Write(table)));
    }

    [Fact]
    public void Read_WrongDocument_TellsAllThatIsWrong()
    {
        var json = LatencyTableJson.Write(Of([.. Entries(4), .. Entries(4)])).Replace("1970-01-01T00:00:00+00:00", "today", StringComparison.Ordinal);

        var exception = Assert.Throws<InvalidDataException>(() => LatencyTableJson.Read(json));

        Assert.Equal(
            "measuredAt is 'today': expected a time such as 2026-03-01T12:00:00+00:00; "
            + "entries[2].operation is 'convolution 3x3 1x8x8 -> 4x8x8', as one before it is already: list each operation once; "
            + "entries[3].operation is 'globalAveragePooling 4x8x8 -> 4', as one before it is already: list each operation once",
            exception.Message);
    }

    [Fact]
    public void Read_NewerVersion_SaysSo()
    {
        var json = LatencyTableJson.Write(Of(Entries(4))).Replace("\"schemaVersion\": 1", "\"schemaVersion\": 2", StringComparison.Ordinal);

        Assert.Equal("schemaVersion is 2: expected 1", Assert.Throws<InvalidDataException>(() => LatencyTableJson.Read(json)).Message);
    }
}
