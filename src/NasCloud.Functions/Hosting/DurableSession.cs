namespace NasCloud.Functions.Hosting;

/// <summary>Names the sessions of durable engines, so that a ledger tells who drove the search last.</summary>
internal static class DurableSession
{
    private const string Prefix = "d-";
    private const int Length = 9;

    /// <summary>A new one, short enough for the ids of orchestrations and for what sessions that follow it append.</summary>
    public static string Create() => $"{Prefix}{Guid.NewGuid():N}"[..Length];

    /// <summary>Whether a session was a durable engine's.</summary>
    public static bool IsOne(string? session) => session?.Length >= Length && session.StartsWith(Prefix, StringComparison.Ordinal);
}
