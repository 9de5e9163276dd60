using NasCloud.Cli.Tests.Resilience;
using NasCloud.Testing.Azurite;

[assembly: AssemblyFixture(typeof(AzuriteServer))]
[assembly: AssemblyFixture(typeof(ProcessData))]
