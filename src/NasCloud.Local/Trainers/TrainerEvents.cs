using NasCloud.Core.Searches;
using NasCloud.Core.Trainers;

namespace NasCloud.Local.Trainers;

/// <summary>Who is told what a pool hears of its trainers, on any thread.</summary>
/// <param name="Scored">Told of each score as soon as a trainer says it wrote it.</param>
/// <param name="Died">Told of each trainer that died after it had begun an attempt, before it is replaced. Must not throw.</param>
internal sealed record TrainerEvents(Action<SearchId, int>? Scored, Func<SearchId, TrainerDeath, Task>? Died);
