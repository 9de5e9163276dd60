using NasCloud.Core.SearchSpaces;

namespace NasCloud.Core.Strategies.Surrogates;

/// <summary>The kernel that a history teaches, learned anew only now and then.</summary>
/// <remarks>
/// It is learned from the first candidates, as many as there are full tens, so that it follows from the history alone. The
/// last one is remembered, since the same is asked for time and again; that changes nothing but the time it takes.
/// </remarks>
internal sealed class LearnedKernel(bool isLearned, int iterations)
{
    private const int Every = 10;

    private const int MostPoints = 100;

    // Steps through the decisions of pairs that learning may take altogether.
    private const double Steps = 1e8;

    private Memory? _last;

    /// <summary>The kernel of a space and its parameters for a history.</summary>
    public (DecisionKernel Kernel, KernelParameters Parameters) For(SearchSpace space, TrainingSet known)
    {
        var count = known.Genotypes.Count;
        var lesson = known.First(count < Every ? count : count - (count % Every)).Thin(MostPoints);
        var last = _last;
        if (last is not null && last.IsOf(space, lesson))
            return (last.Kernel, last.Parameters);
        var kernel = new DecisionKernel(space.Decisions, isLearned);
        int[][] codes = [.. lesson.Genotypes.Select(kernel.Code)];
        var perIteration = Math.Max(1.0, space.Decisions.Count) * codes.Length * codes.Length / 2;
        var parameters = KernelLearner.Learn(kernel, codes, [.. lesson.Scores], (int)Math.Clamp(Steps / perIteration, 1, iterations));
        _last = new(space, lesson, kernel, parameters);
        return (kernel, parameters);
    }

    private sealed record Memory(SearchSpace Space, TrainingSet Lesson, DecisionKernel Kernel, KernelParameters Parameters)
    {
        public bool IsOf(SearchSpace space, TrainingSet lesson) =>
            ReferenceEquals(space, Space) && lesson.Scores.SequenceEqual(Lesson.Scores) && lesson.Genotypes.SequenceEqual(Lesson.Genotypes);
    }
}
