using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace NasCloud.Local.Storage;

/// <summary>The right to change the objects of one lock file, with an undo record for appends in that file.</summary>
/// <remarks>
/// A log is the one kind of object that is changed in place. Before an append the log's path and length are written
/// into the lock file, after it they are removed: whoever takes the lock and finds a record there knows that its writer
/// died in between, and cuts the log back.
/// </remarks>
internal sealed class PathLock : IDisposable
{
    private const char Separator = '\t';
    private const char End = '\n';

    private readonly StoreLayout _layout;
    private readonly SemaphoreSlim _gate;
    private readonly SafeFileHandle _file;

    public PathLock(StoreLayout layout, SemaphoreSlim gate, SafeFileHandle file)
    {
        (_layout, _gate, _file) = (layout, gate, file);
        try
        {
            Recover();
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    public void BeginAppend(string path, long length) =>
        RandomAccess.Write(_file, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{length}{Separator}{path}{End}")), 0);

    public void EndAppend() => RandomAccess.SetLength(_file, 0);

    /// <summary>Undoes an append that did not come to its end.</summary>
    public void Recover()
    {
        var size = RandomAccess.GetLength(_file);
        if (size == 0)
            return;
        var record = new byte[size];
        var text = Encoding.UTF8.GetString(record, 0, RandomAccess.Read(_file, record, 0));
        // A record that was itself cut short was not followed by an append.
        if (text.EndsWith(End) && text[..^1].Split(Separator) is [var length, var path])
            CutBack(_layout.Object(path), long.Parse(length, CultureInfo.InvariantCulture));
        EndAppend();
    }

    public void Dispose()
    {
        _file.Dispose();
        _gate.Release();
    }

    private static void CutBack(string log, long length)
    {
        if (!File.Exists(log))
            return;
        if (length == 0)
        {
            File.Delete(log);
            return;
        }

        using var handle = File.OpenHandle(log, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        if (RandomAccess.GetLength(handle) > length)
            RandomAccess.SetLength(handle, length);
    }
}
