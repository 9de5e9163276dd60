namespace NasCloud.Trainer;

/// <summary>Reads environment variables and keeps what was wrong with them, so that all of it is told at once.</summary>
internal sealed class VariableReader(Func<string, string?> variable)
{
    private readonly List<string> _errors = [];

    public IReadOnlyList<string> Errors => _errors;

    /// <summary>A variable's value; null where it is missing or empty.</summary>
    public string? Text(string name) => variable(name) is { Length: > 0 } text ? text : null;

    /// <summary>A variable that must be there.</summary>
    public T? Required<T>(string name, Func<string, T> parse, string meaning)
        where T : class
    {
        if (Text(name) is { } text)
            return Parse(name, text, parse);
        _errors.Add($"{name} is missing: expected {meaning}.");
        return null;
    }

    /// <summary>A variable that may be missing.</summary>
    public T? Optional<T>(string name, Func<string, T> parse, T otherwise) =>
        Text(name) is { } text ? Parse(name, text, parse) : otherwise;

    private T? Parse<T>(string name, string text, Func<string, T> parse)
    {
        try
        {
            return parse(text);
        }
        catch (FormatException exception)
        {
            _errors.Add($"{name}: {exception.Message}");
            return default;
        }
    }
}
