using NasCloud.Models.Files;
using TorchSharp;

namespace NasCloud.Training.Files;

/// <summary>Moves tensors into and out of files.</summary>
internal static class TensorFiles
{
    /// <summary>A copy of a float32 tensor's numbers.</summary>
    public static SafetensorsEntry Save(torch.Tensor tensor)
    {
        using var scope = torch.NewDisposeScope();
        return new(tensor.shape, tensor.detach().cpu().contiguous().bytes.ToArray());
    }

    /// <summary>Overwrites a tensor with a file's numbers.</summary>
    /// <exception cref="InvalidDataException">The file lacks it or has it in another shape.</exception>
    public static void Load(SafetensorsFile file, string name, torch.Tensor target)
    {
        using var scope = torch.NewDisposeScope();
        using var _ = torch.no_grad();
        target.copy_(Load(file, name, target.shape));
    }

    /// <summary>A tensor of a file, on the processor, in the caller's dispose scope.</summary>
    /// <exception cref="InvalidDataException">The file lacks it or has it in another shape.</exception>
    public static torch.Tensor Load(SafetensorsFile file, string name, long[] shape)
    {
        if (!file.Tensors.TryGetValue(name, out var entry) || !entry.Shape.AsSpan().SequenceEqual(shape))
            throw new InvalidDataException($"The file has no tensor '{name}' of {string.Join('x', shape)}: it is of another network.");
        var tensor = torch.empty(shape);
        entry.Data.Span.CopyTo(tensor.bytes);
        return tensor;
    }
}
