using NasCloud.Core.SearchSpaces;

namespace NasCloud.Core.Strategies.Reinforce;

/// <summary>What one candidate teaches a policy.</summary>
/// <param name="Genotype">The candidate.</param>
/// <param name="Advantage">How much better its reward was than what could be expected.</param>
internal readonly record struct Lesson(Genotype Genotype, double Advantage);
