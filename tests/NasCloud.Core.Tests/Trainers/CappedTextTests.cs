using NasCloud.Core.Trainers;

namespace NasCloud.Core.Tests.Trainers;

public sealed class CappedTextTests
{
    [Fact]
    public void Add_FewLines_KeepsThemAll()
    {
        var text = new CappedText();

        text.Add("first");
        text.Add("second");

        Assert.Equal("first\nsecond\n", text.ToString());
    }

    [Fact]
    public void Add_MoreThanItTakes_KeepsHowItBeganAndHowItEndedAndSaysWhatIsMissing()
    {
        var text = new CappedText();

        for (var line = 1; line <= 10_000; line++)
            text.Add(FormattableString.Invariant($"line {line}"));

        var lines = text.ToString().TrimEnd('\n').Split('\n');
        Assert.Equal("line 1", lines[0]);
        Assert.Equal("line 10000", lines[^1]);
        var note = Assert.Single(lines, line => line.StartsWith('['));
        Assert.Equal($"[{10_000 - (lines.Length - 1)} lines are left out here: a log has room for 64 Ki characters]", note);
        Assert.InRange(text.ToString().Length, CappedText.Most / 2, CappedText.Most + 100);
    }

    [Fact]
    public void Add_LinesOfAnyLength_NeverExceedsItsSizeByMoreThanTheNote()
    {
        Gen.Int[0, 100_000].Array[0, 40].Sample(
            lengths =>
            {
                var text = new CappedText();
                foreach (var length in lengths)
                    text.Add(new string('x', length));
                Assert.InRange(text.ToString().Length, 0, CappedText.Most + 100);
            },
            iter: 50);
    }
}
