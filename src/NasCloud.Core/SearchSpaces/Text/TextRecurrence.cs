using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;
using NasCloud.Core.SearchSpaces.Networks;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.Text;

/// <summary>Recurrent units along a text.</summary>
internal sealed record TextRecurrence(Choice<int> Units, Choice<bool> Bidirectional)
{
    public static TextRecurrence Add(DecisionList decisions, SpecValues values, ValueArray<DecisionCondition> active) => new(
        decisions.Ordinal("gru.units", values.Integers("units"), active),
        decisions.Categorical("gru.bidirectional", values.Booleans("bidirectional"), active));

    public FeatureMap Draw(NetworkDraft draft, Genotype genotype, FeatureMap text) =>
        draft.Add("gru", new Gru(Units.In(genotype), Bidirectional.In(genotype)), text);
}
