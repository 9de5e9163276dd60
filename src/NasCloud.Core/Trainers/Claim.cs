using NasCloud.Core.Searches.Ports;

namespace NasCloud.Core.Trainers;

/// <summary>A trial that this trainer may work on.</summary>
/// <param name="Trial">The trial's number.</param>
/// <param name="Lease">The claim.</param>
internal sealed record Claim(int Trial, ILease Lease);
