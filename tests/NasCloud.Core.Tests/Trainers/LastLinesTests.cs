using NasCloud.Core.Trainers;

namespace NasCloud.Core.Tests.Trainers;

public sealed class LastLinesTests
{
    [Fact]
    public void Add_MoreThanItHolds_KeepsTheLast()
    {
        var lines = new LastLines();
        for (var line = 0; line < 20_000; line++)
            lines.Add($"line {line}");
        lines.Add(new string('x', LastLines.Most));

        var text = lines.ToString();
        Assert.InRange(text.Length, LastLines.Most / 2, LastLines.Most);
        Assert.Contains("\nline 19999\nxxx", text, StringComparison.Ordinal);
        Assert.EndsWith("x…", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Clear_Lines_ForgetsThem()
    {
        var lines = new LastLines();
        lines.Add("before");
        lines.Clear();
        lines.Add("after");

        Assert.Equal("after", lines.ToString());
    }
}
