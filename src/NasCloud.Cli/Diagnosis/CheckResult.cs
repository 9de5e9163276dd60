namespace NasCloud.Cli.Diagnosis;

/// <summary>What one check of this machine found.</summary>
/// <param name="Name">What was checked.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Finding">What was found.</param>
/// <param name="Remedy">What to do; null where nothing need be done.</param>
internal sealed record CheckResult(string Name, CheckOutcome Outcome, string Finding, string? Remedy = null)
{
    public static CheckResult Ok(string name, string finding) => new(name, CheckOutcome.Ok, finding);
}
