using System.Text.RegularExpressions;

namespace NasCloud.Infra.Tests.Images;

/// <summary>The instructions of a Dockerfile, without its comments.</summary>
internal sealed class Dockerfile
{
    public static readonly Dockerfile OfTrainer = new(Repository.Read("src", "NasCloud.Trainer", "Dockerfile"));

    private Dockerfile(string text)
    {
        var lines = text.Split('\n').Where(line => !line.TrimStart().StartsWith('#'));
        Instructions =
        [
            .. Regex.Replace(string.Join('\n', lines), @"\\\n\s*", " ")
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => new DockerInstruction(line.Split(' ')[0], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..].Trim())),
        ];
    }

    public IReadOnlyList<DockerInstruction> Instructions { get; }

    /// <summary>The instructions of the stage that becomes the image.</summary>
    public IReadOnlyList<DockerInstruction> Final => [.. Instructions.Skip(Instructions.ToList().FindLastIndex(instruction => instruction.Keyword == "FROM"))];

    /// <summary>The environment that the image sets.</summary>
    public IReadOnlyDictionary<string, string> FinalVariables =>
        Of(Final, "ENV")
            .SelectMany(variables => variables.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(variable => variable.Split('=', 2))
            .ToDictionary(parts => parts[0], parts => parts[1]);

    public IEnumerable<string> Of(string keyword) => Of(Instructions, keyword);

    public static IEnumerable<string> Of(IEnumerable<DockerInstruction> instructions, string keyword) =>
        instructions.Where(instruction => instruction.Keyword == keyword).Select(instruction => instruction.Arguments);
}
