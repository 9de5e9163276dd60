namespace NasCloud.Training.Loops;

/// <summary>A network's loss became infinite or not a number.</summary>
/// <param name="epoch">The epoch in which that was seen.</param>
/// <param name="loss">The loss.</param>
internal sealed class DivergedException(int epoch, double loss) : Exception(
    $"The loss became {loss} in epoch {epoch}: a lower learning rate or gradient clipping may help.");
