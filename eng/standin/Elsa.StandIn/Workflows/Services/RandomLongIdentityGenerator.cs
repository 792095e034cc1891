using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Elsa.Workflows;

public class RandomLongIdentityGenerator : IIdentityGenerator
{
    public string GenerateId() => BinaryPrimitives.ReadInt64LittleEndian(RandomNumberGenerator.GetBytes(8)).ToString("x", CultureInfo.InvariantCulture);
}
