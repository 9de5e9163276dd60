using NasCloud.Core.Costs;

namespace NasCloud.Core.Tests.Costs;

public sealed class DevicePriceTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", "EUR")]
    [InlineData("0", "EUR")]
    [InlineData("0.00", null)]
    public void FromEnvironment_NoPrice_IsNotKnown(string? price, string? currency) => Assert.Null(Read(price, currency));

    [Theory]
    [InlineData("0.526", null, 0.526, "USD")]
    [InlineData("3", "eur", 3, "EUR")]
    [InlineData(".5", "", 0.5, "USD")]
    public void FromEnvironment_Price_IsReadWhateverTheMachinesLanguage(string price, string? currency, double expected, string code) =>
        Assert.Equal(new DevicePrice((decimal)expected, code), Read(price, currency));

    [Theory]
    [InlineData("-1")]
    [InlineData("1,5")]
    [InlineData("1e3")]
    [InlineData("free")]
    [InlineData("79228162514264337593543950335")]
    public void FromEnvironment_NoNumber_SaysWhatIsExpected(string price)
    {
        var exception = Assert.Throws<FormatException>(() => Read(price, null));

        Assert.Equal($"NASCLOUD_DEVICE_HOUR_PRICE is '{price}': expected the price of an hour of one trainer as a decimal number, such as 0.53, or 0 where it is not known.", exception.Message);
    }

    [Theory]
    [InlineData("US")]
    [InlineData("euro")]
    [InlineData("U$D")]
    public void FromEnvironment_NoCurrency_SaysWhatIsExpected(string currency)
    {
        var exception = Assert.Throws<FormatException>(() => Read("1", currency));

        Assert.Equal($"NASCLOUD_CURRENCY is '{currency}': expected three letters, such as USD.", exception.Message);
    }

    [Fact]
    public void Of_AnyTime_IsInProportionToIt() =>
        Gen.Select(Gen.Double[0, 1e7], Gen.Double[0.01, 100]).Sample((seconds, price) =>
            Assert.Equal(seconds * price / 3600, (double)new DevicePrice((decimal)price, "USD").Of(seconds), 1e-6));

    [Fact]
    public void CostOf_PriceKnown_IsRoundedToFourDecimals() =>
        Assert.Equal(new DeviceCost(0.1461m, "USD"), DeviceCost.Of(new DevicePrice(0.526m, "USD"), 1000));

    [Fact]
    public void CostOf_PriceNotKnown_IsNotKnown() => Assert.Null(DeviceCost.Of(null, 1000));

    private static DevicePrice? Read(string? price, string? currency) => DevicePrice.FromEnvironment(name => name switch
    {
        DevicePrice.PriceVariable => price,
        DevicePrice.CurrencyVariable => currency,
        _ => throw new ArgumentException(name, nameof(name)),
    });
}
