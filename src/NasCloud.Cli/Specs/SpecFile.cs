using NasCloud.Cli.Hosting;
using NasCloud.Cli.Views;
using NasCloud.Core.Specs;
using NasCloud.Core.Specs.Validation;

namespace NasCloud.Cli.Specs;

/// <summary>Reads a spec from a file as a user wrote it.</summary>
internal static class SpecFile
{
    /// <summary>Reads it, with what the command line changes, paths made absolute.</summary>
    /// <param name="path">The file, absolute.</param>
    /// <param name="overrides">Each <c>path=value</c>.</param>
    /// <exception cref="CliException">The file can't be read, or the spec is not valid.</exception>
    public static SearchSpec Read(string path, IReadOnlyList<string> overrides) =>
        Locating(path, overrides, () => WithLatencyTable(ReadWithoutTable(path, overrides)));

    /// <summary>Reads it likewise, but for its latency table, whose file may yet have to be written.</summary>
    /// <param name="path">The file, absolute.</param>
    /// <param name="overrides">Each <c>path=value</c>.</param>
    /// <exception cref="CliException">The file can't be read, or the spec is not valid.</exception>
    public static SearchSpec ReadWithoutTable(string path, IReadOnlyList<string> overrides)
    {
        var text = ReadText(path);
        var reading = SearchSpecReader.Read(text, overrides);
        return reading.Spec is { } spec
            ? SpecPaths.MakeAbsolute(spec, Path.GetDirectoryName(path)!)
            : throw new CliException(ExitCode.Invalid, Describe(path, reading, new SpecExcerpt(path, text, overrides)));
    }

    /// <summary>Does what may find a problem in the spec, and has it told with its place in the file.</summary>
    /// <exception cref="CliException">There is one.</exception>
    public static T Locating<T>(string path, IReadOnlyList<string> overrides, Func<T> check)
    {
        try
        {
            return check();
        }
        catch (SpecProblemException exception)
        {
            throw Located(path, overrides, exception);
        }
    }

    /// <summary>The same of what takes its time.</summary>
    /// <exception cref="CliException">There is one.</exception>
    public static async Task<T> LocatingAsync<T>(string path, IReadOnlyList<string> overrides, Func<Task<T>> check)
    {
        try
        {
            return await check();
        }
        catch (SpecProblemException exception)
        {
            throw Located(path, overrides, exception);
        }
    }

    private static CliException Located(string path, IReadOnlyList<string> overrides, SpecProblemException exception) =>
        new(ExitCode.Invalid, new SpecExcerpt(path, ReadText(path), overrides).Describe(exception.Error, ""));

    /// <summary>The spec with its latency table in it.</summary>
    /// <exception cref="CliException">The table can't be read.</exception>
    internal static SearchSpec WithLatencyTable(SearchSpec spec)
    {
        var (read, error) = LatencyTableFile.Embed(spec);
        SpecCheck.Require(error);
        return read!;
    }

    private static string ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CliException(ExitCode.Invalid, $"{path}: there is no such file{Alike(path)} Name a search spec, or data: nascloud search --data glyphs.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CliException(ExitCode.Invalid, $"{path} can't be read: {exception.Message}");
        }
    }

    /// <summary>All that is wrong with a spec.</summary>
    internal static string Describe(string path, SearchSpecReading reading, SpecExcerpt? excerpt = null) =>
        $"{path} is not a valid search spec, {Format.Plural(reading.Errors.Count, "error")}:{Environment.NewLine}"
        + string.Join(Environment.NewLine, reading.Errors.Select(error => excerpt?.Describe(error, "  ") ?? $"  {error}"));

    private static string Alike(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        var names = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.json").Select(file => Path.GetFileName(file)) : [];
        return Suggestions.Hint(Path.GetFileName(path), names) is { Length: > 0 } hint ? hint : ".";
    }
}
