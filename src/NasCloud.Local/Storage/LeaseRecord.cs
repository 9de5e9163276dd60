namespace NasCloud.Local.Storage;

/// <summary>Who holds a lease, and until when.</summary>
/// <param name="Token">Names this claim among all there ever were.</param>
/// <param name="Expires">When it ends unless renewed.</param>
/// <param name="Holder">The process, whose end ends the claim at once.</param>
internal sealed record LeaseRecord(string Token, DateTimeOffset Expires, ProcessIdentity Holder)
{
    public bool IsHeld(DateTimeOffset now) => now < Expires && !Holder.HasEnded();
}
