namespace NasCloud.Core.Objectives;

/// <summary>What a search may spend; it ends at the first limit reached. At least one is set.</summary>
/// <param name="Trials">The most distinct architectures to pay for; continuing one at more epochs is not a new one, and one that is only screened is not paid for.</param>
/// <param name="WallClock">The longest a search may take from its start to its result, final training included; pauses don't count.</param>
/// <param name="DeviceHours">The most hours of trainers' time, summed over the trainers.</param>
public sealed record Budget(int? Trials = null, TimeSpan? WallClock = null, double? DeviceHours = null);
