using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace NasCloud.Core.Randomness;

/// <summary>Derives independent, reproducible random generators from one seed.</summary>
/// <remarks>
/// Each use of randomness names its purpose and index (a trial's number, a generation), so that what one part of a
/// search draws never shifts what another draws, and a resumed search draws what the first run would have drawn.
/// </remarks>
public static class RandomStream
{
    /// <summary>The generator for one purpose; equal arguments give equal sequences, on every machine.</summary>
    /// <param name="seed">The search's seed.</param>
    /// <param name="purpose">What the numbers are for, for example <c>propose</c>.</param>
    /// <param name="index">Which use of that purpose, for example a trial's number.</param>
#pragma warning disable RS0030 // The one place where generators are made from seeds.
    public static Random Create(long seed, string purpose, long index = 0) => new(Seed(seed, purpose, index));
#pragma warning restore RS0030

    /// <summary>The seed behind <see cref="Create"/>, for libraries that have generators of their own.</summary>
    /// <returns>A number from 0 to <see cref="int.MaxValue"/>.</returns>
    public static int Seed(long seed, string purpose, long index = 0)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{seed}/{purpose}/{index}")));
        return BinaryPrimitives.ReadInt32LittleEndian(digest) & int.MaxValue;
    }
}
