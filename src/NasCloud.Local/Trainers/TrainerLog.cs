using System.Globalization;
using System.Text;

namespace NasCloud.Local.Trainers;

/// <summary>What a trainer prints: in a file of bounded size, and its last lines at hand.</summary>
/// <remarks>A log that can't be written is no reason to lose a trial: such errors are passed over.</remarks>
internal sealed class TrainerLog(string file, long limit, TimeProvider time) : IDisposable
{
    private const int TailLength = 20;

    private readonly Lock _lock = new();
    private readonly Queue<string> _tail = new();
    private StreamWriter? _writer;
    private bool _isDisposed;

    public string File => file;

    /// <summary>The last lines, in order.</summary>
    public string Tail()
    {
        lock (_lock)
            return string.Join('\n', _tail);
    }

    public void Write(string line)
    {
        lock (_lock)
        {
            _tail.Enqueue(line);
            if (_tail.Count > TailLength)
                _tail.Dequeue();
            if (!_isDisposed)
                TryWrite(line);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _writer?.Dispose();
        }
    }

    private void TryWrite(string line)
    {
        try
        {
            _writer ??= Open();
            if (_writer.BaseStream.Length >= limit)
                Roll();
            _writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow():yyyy-MM-ddTHH:mm:ss.fffZ} {line}"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A full disk or a read-only folder: the trial goes on without its log, and the tail in memory still has the line.
        }
    }

    private void Roll()
    {
        _writer?.Dispose();
        System.IO.File.Move(file, Path.ChangeExtension(file, ".previous.log"), overwrite: true);
        _writer = Open();
    }

    private StreamWriter Open()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        // Shared with whoever reads it, and with a trainer's predecessor that takes its time to die.
        var stream = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        return new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
    }
}
