using System.IO.Enumeration;

namespace NasCloud.Local.Storage;

/// <summary>File system steps that several processes may take at once.</summary>
internal static class FileSystem
{
    // Another process may delete the folder between its creation and its use, but not for ever.
    private const int FolderAttempts = 10;

    private static readonly EnumerationOptions OneFolder = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <summary>Does something in the folder of a file, which is created where it lacks.</summary>
    public static void InFolderOf(string file, Action action)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                action();
                return;
            }
            catch (DirectoryNotFoundException) when (attempt < FolderAttempts)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            }
        }
    }

    /// <summary>The names right below a folder, in ordinal order; none when it is not there.</summary>
    public static List<(string Name, bool IsFolder)> Entries(string folder)
    {
        try
        {
            var entries = new FileSystemEnumerable<(string Name, bool IsFolder)>(
                folder, (ref FileSystemEntry entry) => (entry.FileName.ToString(), entry.IsDirectory), OneFolder).ToList();
            entries.Sort((x, y) => string.CompareOrdinal(x.Name, y.Name));
            return entries;
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    /// <summary>Removes a folder at one stroke, as others see it.</summary>
    public static void RemoveFolder(string folder, string temporary)
    {
        try
        {
            Directory.Move(folder, temporary);
            Directory.Delete(temporary, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // It was not there, or another process was faster.
        }
    }

    public static void RemoveFile(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (DirectoryNotFoundException)
        {
            // Its folder is not there either.
        }
    }
}
