using Microsoft.Extensions.Time.Testing;
using NasCloud.Local.Tests.Storage;
using NasCloud.Local.Trainers;

namespace NasCloud.Local.Tests.Trainers;

public sealed class TrainerLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_OverTheLimit_StaysBounded()
    {
        using (var log = new TrainerLog(_folder["a/t.log"], limit: 1000, new FakeTimeProvider()))
        {
            for (var line = 0; line < 500; line++)
                log.Write($"line {line}");
            Assert.Equal(20, log.Tail().Split('\n').Length);
            Assert.EndsWith("line 498\nline 499", log.Tail(), StringComparison.Ordinal);
        }

        Assert.Equal(["t.log", "t.previous.log"], Directory.EnumerateFiles(_folder["a"]).Select(Path.GetFileName).Order());
        Assert.All(Directory.EnumerateFiles(_folder["a"]), file => Assert.InRange(new FileInfo(file).Length, 1, 1100));
        Assert.EndsWith("line 499", File.ReadAllLines(_folder["a/t.log"])[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Write_CanNotBeWritten_KeepsTheTail()
    {
        File.WriteAllText(_folder["a"], "a file where the log's folder should be");
        using var log = new TrainerLog(_folder["a/t.log"], limit: 1000, new FakeTimeProvider());
        log.Write("line");

        Assert.Equal("line", log.Tail());
    }
}
