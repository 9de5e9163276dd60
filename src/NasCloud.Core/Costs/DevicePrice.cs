using System.Globalization;

namespace NasCloud.Core.Costs;

/// <summary>What a device costs: NasCloud knows no prices, whoever runs it does.</summary>
/// <param name="PerHour">The price of an hour of one trainer, above 0.</param>
/// <param name="Currency">Its currency, as three upper-case letters (ISO 4217).</param>
public sealed record DevicePrice(decimal PerHour, string Currency)
{
    /// <summary>The environment variable with the price of an hour; 0 where it is not known.</summary>
    public const string PriceVariable = "NASCLOUD_DEVICE_HOUR_PRICE";

    /// <summary>The environment variable with the currency.</summary>
    public const string CurrencyVariable = "NASCLOUD_CURRENCY";

    private const string DefaultCurrency = "USD";
    private const decimal SecondsPerHour = 3600;
    private const decimal MostPerHour = 1_000_000_000;

    /// <summary>What the environment says a device costs; null where it says nothing, or 0.</summary>
    /// <param name="variable">The value of an environment variable, or null.</param>
    /// <exception cref="FormatException">It says something that is no price or no currency.</exception>
    public static DevicePrice? FromEnvironment(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        if (variable(PriceVariable) is not { Length: > 0 } text)
            return null;
        var price = ReadPrice(text);
        return price == 0 ? null : new DevicePrice(price, ReadCurrency(variable(CurrencyVariable)));
    }

    /// <summary>What a time costs, in <see cref="Currency"/>, unrounded.</summary>
    /// <param name="deviceSeconds">Seconds of trainers' time, at least 0.</param>
    public decimal Of(double deviceSeconds) => (decimal)deviceSeconds * PerHour / SecondsPerHour;

    private static decimal ReadPrice(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var price) && price <= MostPerHour
            ? price
            : throw new FormatException($"{PriceVariable} is '{text}': expected the price of an hour of one trainer as a decimal number, such as 0.53, or 0 where it is not known.");

    private static string ReadCurrency(string? text) => text switch
    {
        null or "" => DefaultCurrency,
        { Length: 3 } when text.All(char.IsAsciiLetter) => text.ToUpperInvariant(),
        _ => throw new FormatException($"{CurrencyVariable} is '{text}': expected three letters, such as USD."),
    };
}
