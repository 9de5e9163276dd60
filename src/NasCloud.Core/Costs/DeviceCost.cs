namespace NasCloud.Core.Costs;

/// <summary>What trainers' time cost, by a price that was given: an estimate, since starts and waiting are left out.</summary>
/// <param name="Amount">How much, to four decimals.</param>
/// <param name="Currency">Of what, as three upper-case letters.</param>
public sealed record DeviceCost(decimal Amount, string Currency)
{
    /// <summary>What a time cost; null where the price is not known.</summary>
    /// <param name="price">The price.</param>
    /// <param name="deviceSeconds">Seconds of trainers' time, at least 0.</param>
    public static DeviceCost? Of(DevicePrice? price, double deviceSeconds) =>
        price is null ? null : new DeviceCost(Math.Round(price.Of(deviceSeconds), 4), price.Currency);
}
