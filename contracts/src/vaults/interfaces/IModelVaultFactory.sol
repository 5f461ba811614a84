// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Where vaults come from
/// @notice Every vault made here has the same terms: 20 % of profit above the mark, of which the model's owner gets 70 %.
interface IModelVaultFactory {
    event VaultCreated(
        address indexed vault,
        bytes32 indexed modelId,
        address indexed developer,
        uint32 marketId,
        address trader,
        uint64 traderExpiry
    );

    error NotModelOwner(bytes32 modelId, address caller);
    error UnknownVaultIndex(uint256 index, uint256 count);

    /// @notice Makes a vault for a model; its owner only.
    /// @param trader The session key that trades for it. Investors should see that it is the one the edge names for the
    /// model: whoever holds it decides what the vault buys and sells.
    /// @param traderExpiry Unix seconds.
    function createVault(
        bytes32 modelId,
        uint32 marketId,
        address trader,
        uint64 traderExpiry,
        string calldata name,
        string calldata symbol
    ) external returns (address vault);

    function vaultCount() external view returns (uint256);

    function vaultAt(uint256 index) external view returns (address);

    /// @notice Up to `limit` vaults from `start` on, oldest first.
    function vaults(uint256 start, uint256 limit) external view returns (address[] memory);

    /// @notice A model's vaults, oldest first.
    function vaultsOf(bytes32 modelId) external view returns (address[] memory);

    function isVault(address candidate) external view returns (bool);

    function exchange() external view returns (address);

    function modelRegistry() external view returns (address);

    function treasury() external view returns (address);
}
