namespace NasCloud.Cli.Progress;

/// <summary>The best so far when a trial had ended.</summary>
/// <param name="Trials">How many search trials had ended by then, screenings left out.</param>
/// <param name="DeviceSeconds">Seconds of trainers' time spent by then, on screenings and a supernet too.</param>
/// <param name="Best">The best value of the first objective; null while no trial had one.</param>
internal sealed record BestPoint(int Trials, double DeviceSeconds, double? Best);
