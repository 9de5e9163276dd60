namespace NasCloud.Core.Objectives;

/// <summary>Comparison of values by a goal.</summary>
public static class GoalExtensions
{
    /// <summary>Whether one value is better than another; not where they are equal, or one is not a number.</summary>
    public static bool IsBetter(this Goal goal, double value, double other) => goal == Goal.Maximize ? value > other : value < other;
}
