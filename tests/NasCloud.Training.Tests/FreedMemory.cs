using TorchSharp;

namespace NasCloud.Training.Tests;

/// <summary>What tensors left behind: the next ones are made of it.</summary>
internal static class FreedMemory
{
    private const int Smallest = 16;
    private const int Largest = 100_000;

    /// <summary>
    /// Fills memory of every size with NaN and frees it. A kernel that reads numbers that it was not given, and
    /// multiplies them by 0, is wrong for it alone.
    /// </summary>
    public static void FillWithNaN()
    {
        var tensors = new List<torch.Tensor>();
        for (var size = Smallest; size < Largest; size += size / 4)
            tensors.Add(torch.full([size], float.NaN));
        tensors.ForEach(tensor => tensor.Dispose());
    }
}
