using System.Buffers;

namespace NasCloud.Core.Searches.Ports;

/// <summary>The form of the paths that every <see cref="IObjectStore"/> takes.</summary>
public static class ObjectPath
{
    /// <summary>The longest name between two slashes, in characters: what common file systems hold, with room for a suffix.</summary>
    public const int MaxSegmentLength = 200;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");

    /// <summary>Checks the path of an object.</summary>
    /// <exception cref="ArgumentException">It is not of that form.</exception>
    public static void Check(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        foreach (var segment in path.AsSpan().Split('/'))
        {
            if (!IsSegment(path.AsSpan()[segment]))
                throw new ArgumentException($"'{path}' is not an object's path: expected names of letters, digits, '-', '_' and '.', at most {MaxSegmentLength} characters each, none '.' or '..', with a slash between two.", nameof(path));
        }
    }

    /// <summary>Checks the path of a folder; empty is the folder of all objects.</summary>
    /// <exception cref="ArgumentException">It is not of that form.</exception>
    public static void CheckFolder(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (folder.Length > 0)
            Check(folder);
    }

    private static bool IsSegment(ReadOnlySpan<char> segment) =>
        segment.Length is > 0 and <= MaxSegmentLength && segment is not "." and not ".." && !segment.ContainsAnyExcept(Allowed);
}
