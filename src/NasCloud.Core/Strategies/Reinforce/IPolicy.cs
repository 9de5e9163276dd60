using NasCloud.Core.SearchSpaces;

namespace NasCloud.Core.Strategies.Reinforce;

/// <summary>How likely candidates are to be drawn, which rewards change.</summary>
internal interface IPolicy
{
    /// <summary>Makes the choices of a candidate likelier, or less likely where the advantage is negative.</summary>
    void Reinforce(Genotype genotype, double advantage);

    /// <summary>Draws a candidate of the space that the policy was made for. Changes nothing, and may go on at several threads.</summary>
    Genotype Draw(SearchSpace space, Random random);

    /// <summary>A policy that learns on by itself from where this one stands.</summary>
    IPolicy Copy();
}
