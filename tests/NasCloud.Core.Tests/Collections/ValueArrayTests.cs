using System.Text.Json;
using NasCloud.Core.Collections;
using NasCloud.Core.Serialization;

namespace NasCloud.Core.Tests.Collections;

public sealed class ValueArrayTests
{
    [Fact]
    public void Equals_SameItemsInOrder_IsTrueWithEqualHashes() =>
        Gen.Int.List[0, 6].Sample(items =>
        {
            var (first, second) = (items.ToValueArray(), items.ToValueArray());
            return first == second && first.GetHashCode() == second.GetHashCode();
        });

    [Fact]
    public void Equals_AnotherOrder_IsFalse() => Assert.NotEqual<ValueArray<int>>([1, 2], [2, 1]);

    [Fact]
    public void Default_IsTheEmptyList() => Assert.Equal([], default(ValueArray<string>));

    [Fact]
    public void Json_RoundTrip_GivesTheSameItems() =>
        Gen.Int.List[0, 6].Sample(items =>
        {
            var json = JsonSerializer.Serialize(items.ToValueArray(), CoreJson.Compact);
            return JsonSerializer.Deserialize<ValueArray<int>>(json, CoreJson.Compact) == items.ToValueArray();
        });
}
