using System.Globalization;
using NasCloud.Cli.Hosting;
using NasCloud.Core.Benchmarks;
using NasCloud.Core.Collections;

namespace NasCloud.Cli.Benchmarks;

/// <summary>The evaluations after which strategies are compared: <c>50,100,150</c>.</summary>
internal static class CheckpointOption
{
    /// <param name="text">What was given; null for the usual ones.</param>
    /// <param name="budget">The evaluations there are.</param>
    /// <exception cref="CliException">It is no list of numbers up to the budget.</exception>
    public static ValueArray<int> Read(string? text, int budget)
    {
        if (text is null)
            return Checkpoints.Geometric(budget);
        var numbers = text.Split(',').Select(part => Number(part, budget)).ToList();
        return numbers.TrueForAll(number => number is not null)
            ? [.. numbers.Select(number => number!.Value).Distinct().Order()]
            : throw new CliException(ExitCode.Invalid, $"--at is '{text}': expected numbers of evaluations, 1 to the budget of {budget}, with commas between them, such as 50,100,150.");
    }

    private static int? Number(string text, int budget) =>
        int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= budget ? number : null;
}
