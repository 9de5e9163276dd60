namespace NasCloud.Benchmarks;

/// <summary>A way to train and evaluate one network.</summary>
internal interface IContender : IDisposable
{
    /// <summary>Trains on every training sample once, in batches of 128.</summary>
    /// <returns>How many were trained on.</returns>
    int Train();

    /// <summary>Classifies every test sample.</summary>
    /// <returns>How many were classified right, of how many.</returns>
    (int Right, int Count) Evaluate();
}
