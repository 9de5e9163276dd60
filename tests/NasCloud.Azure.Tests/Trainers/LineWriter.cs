using System.Text;
using System.Threading.Channels;

namespace NasCloud.Azure.Tests.Trainers;

/// <summary>Takes lines in, for a test to await.</summary>
internal sealed class LineWriter : TextWriter
{
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    public override Encoding Encoding => Encoding.UTF8;

    public bool HasMore => _lines.Reader.TryPeek(out _);

    public override void WriteLine(string? value) => _lines.Writer.TryWrite(value!);

    public ValueTask<string> NextAsync(CancellationToken cancellationToken) => _lines.Reader.ReadAsync(cancellationToken);
}
