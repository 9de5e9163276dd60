namespace NasCloud.Core.Objectives;

/// <summary>How the objectives of a candidate, each from 0 for the best known to 1 for the worst, become one number; less is better.</summary>
public enum ScalarizationMethod
{
    /// <summary>The weighted sum. Finds only what lies on the convex part of the Pareto front.</summary>
    WeightedSum,

    /// <summary>The largest weighted objective and a twentieth of the weighted sum (augmented Chebyshev; Knowles 2006, ParEGO). Finds any part of the front.</summary>
    Chebyshev,
}
