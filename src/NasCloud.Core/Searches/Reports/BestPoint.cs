namespace NasCloud.Core.Searches.Reports;

/// <summary>The best so far when a trial had ended.</summary>
/// <param name="Trials">How many search trials had ended by then, screenings left out.</param>
/// <param name="DeviceSeconds">Seconds of trainers' time spent by then, on screenings and a supernet too.</param>
/// <param name="Value">That trial's own value of the first objective; null where it has none.</param>
/// <param name="Best">The best value of the first objective; null while no trial had one.</param>
public sealed record BestPoint(int Trials, double DeviceSeconds, double? Value, double? Best);
