namespace NasCloud.Azure;

/// <summary>Reads environment variables and keeps what was wrong with them, so that all of it is told at once.</summary>
/// <param name="variable">The value of an environment variable, or null.</param>
public sealed class VariableReader(Func<string, string?> variable)
{
    private readonly List<string> _errors = [];

    /// <summary>What was wrong so far, each with the variable's name.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>A variable's value; null where it is missing or empty.</summary>
    public string? Text(string name) => variable(name) is { Length: > 0 } text ? text : null;

    /// <summary>A variable that must be there.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="parse">Reads it; throws a <see cref="FormatException"/> that tells what was expected.</param>
    /// <param name="meaning">What is expected where it is missing.</param>
    /// <returns>Its value; null where something is wrong with it.</returns>
    public T? Required<T>(string name, Func<string, T> parse, string meaning)
        where T : class
    {
        if (Text(name) is { } text)
            return Parse(name, text, parse);
        _errors.Add($"{name} is missing: expected {meaning}.");
        return null;
    }

    /// <summary>A variable that may be missing.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="parse">Reads it; throws a <see cref="FormatException"/> that tells what was expected.</param>
    /// <param name="otherwise">Its value where it is missing.</param>
    public T? Optional<T>(string name, Func<string, T> parse, T otherwise) =>
        Text(name) is { } text ? Parse(name, text, parse) : otherwise;

    /// <summary>Notes what is wrong with several variables together.</summary>
    public void Refuse(string error) => _errors.Add(error);

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
