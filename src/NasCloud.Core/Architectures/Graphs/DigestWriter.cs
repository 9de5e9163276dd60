using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace NasCloud.Core.Architectures.Graphs;

/// <summary>Writes one expression at a time as bytes and digests them. What is written decides ids that are stored: keep it.</summary>
internal sealed class DigestWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public void Input(TensorShape shape) => Shaped(ExpressionCode.Input, shape);

    public void Zero(TensorShape shape) => Shaped(ExpressionCode.Zero, shape);

    public void Sum(SortedDictionary<UInt128, BigInteger> terms)
    {
        Write((int)ExpressionCode.Sum);
        foreach (var (digest, count) in terms)
        {
            Write(digest);
            var bytes = count.ToByteArray();
            Write(bytes.Length);
            _bytes.Write(bytes);
        }
    }

    public void Operation(Operation operation, ReadOnlySpan<UInt128> inputs)
    {
        Operation(operation);
        foreach (var input in inputs)
            Write(input);
    }

    /// <summary>The first half of the SHA-256 of what was written since the last call.</summary>
    public UInt128 Finish()
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_bytes.WrittenSpan, digest);
        _bytes.ResetWrittenCount();
        return BinaryPrimitives.ReadUInt128BigEndian(digest);
    }

    private void Operation(Operation operation)
    {
        switch (operation)
        {
            case Convolution { Dilation: > 1, Kernel: > 1 } c: Write(ExpressionCode.DilatedConvolution, c.Filters, c.Kernel, c.Stride, Bit(c.Bias), c.Dilation); break;
            case Convolution c: Write(ExpressionCode.Convolution, c.Filters, c.Kernel, c.Stride, Bit(c.Bias)); break;
            case PointwiseConvolution c: Write(ExpressionCode.Convolution, c.Filters, 1, c.Stride, Bit(c.Bias)); break;
            case DepthwiseConvolution { Dilation: > 1, Kernel: > 1 } c: Write(ExpressionCode.DilatedDepthwiseConvolution, c.Kernel, c.Stride, Bit(c.Bias), c.Dilation); break;
            case DepthwiseConvolution c: Write(ExpressionCode.DepthwiseConvolution, c.Kernel, c.Stride, Bit(c.Bias)); break;
            case MaxPooling p when PaddingMatters(p.Padded, p.Kernel): Write(ExpressionCode.UnpaddedMaxPooling, p.Kernel, p.Stride); break;
            case AveragePooling p when PaddingMatters(p.Padded, p.Kernel): Write(ExpressionCode.UnpaddedAveragePooling, p.Kernel, p.Stride); break;
            case MaxPooling p: Write(ExpressionCode.MaxPooling, p.Kernel, p.Stride); break;
            case AveragePooling p: Write(ExpressionCode.AveragePooling, p.Kernel, p.Stride); break;
            case GlobalAveragePooling: Write(ExpressionCode.GlobalAveragePooling); break;
            case Dense d: Write(ExpressionCode.Dense, d.Units, Bit(d.Bias)); break;
            case BatchNormalization: Write(ExpressionCode.BatchNormalization); break;
            case Activation a: Write(ExpressionCode.Activation, (int)a.Function); break;
            case Dropout d: Write(ExpressionCode.Dropout, [.. Halves(BitConverter.DoubleToInt64Bits(d.Rate))]); break;
            case Concatenation: Write(ExpressionCode.Concatenation); break;
            case Flatten: Write(ExpressionCode.Flatten); break;
            case Multiplication: Write(ExpressionCode.Multiplication); break;
            case Resize r: Write(ExpressionCode.Resize, r.Height, r.Width); break;
            case ChannelSlice s: Write(ExpressionCode.ChannelSlice, s.Start, s.Count); break;
            case Embedding e: Write(ExpressionCode.Embedding, [e.Sizes.Count, .. e.Sizes, .. e.Widths]); break;
            // The distance between weights matters where there are several.
            case SequenceConvolution c: Write(ExpressionCode.SequenceConvolution, c.Filters, c.Kernel, c.Stride, Bit(c.Bias), c.Kernel > 1 ? c.Dilation : 1); break;
            case SequencePooling p: Write(ExpressionCode.SequencePooling, p.Kernel, p.Stride); break;
            case TokenEmbedding e: Write(ExpressionCode.TokenEmbedding, e.Size, e.Width); break;
            case GlobalMaxPooling: Write(ExpressionCode.GlobalMaxPooling); break;
            case Gru g: Write(ExpressionCode.Gru, g.Units, Bit(g.Bidirectional)); break;
            case SelfAttention s: Write(ExpressionCode.SelfAttention, s.Heads); break;
            case LayerNormalization: Write(ExpressionCode.LayerNormalization); break;
            case PositionEmbedding: Write(ExpressionCode.PositionEmbedding); break;
            default: throw new ArgumentException($"{operation.GetType().Name} has no code of its own.", nameof(operation));
        }
    }

    private static int[] Halves(long value) => [(int)(value >> 32), (int)value];

    // Padding that is left out, of a window that would have some.
    private static bool PaddingMatters(bool padded, int kernel) => !padded && kernel % 2 == 1 && kernel > 1;

    private static int Bit(bool value) => value ? 1 : 0;

    private void Shaped(ExpressionCode code, TensorShape shape) => Write(code, shape.Dimensions.AsSpan());

    private void Write(ExpressionCode code, params ReadOnlySpan<int> parameters)
    {
        Write((int)code);
        foreach (var parameter in parameters)
            Write(parameter);
    }

    private void Write(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(_bytes.GetSpan(sizeof(int)), value);
        _bytes.Advance(sizeof(int));
    }

    private void Write(UInt128 value)
    {
        BinaryPrimitives.WriteUInt128BigEndian(_bytes.GetSpan(16), value);
        _bytes.Advance(16);
    }
}
